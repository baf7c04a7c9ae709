//! Pages without a program: what the layout makes of sheets made by hand.

mod fixtures;

#[test]
fn look() {
    let mut out = Vec::new();
    let unprinted = {
        let sheet = fixtures::session();
        super::write(&sheet, sheet.sections.clone().into_iter(), &mut out)
    }
    .unwrap();
    std::fs::write("/tmp/look.pdf", out).unwrap();
    println!("{unprinted:?}");
}
