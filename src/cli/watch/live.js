"use strict";
// Loads the page again when the plan has another version, and leaves everything else where it was.
{
  const { version, kind } = document.currentScript.dataset;
  const place = `liftplan ${kind} scroll`;
  const opened = "liftplan remarks open";
  const remarks = document.querySelector("details.live");
  const gone = document.getElementById("live-gone");

  history.scrollRestoration = "manual";
  scrollTo(0, Number(sessionStorage.getItem(place)));
  if (remarks) remarks.open = sessionStorage.getItem(opened) === "yes";
  addEventListener("pagehide", () => {
    sessionStorage.setItem(place, scrollY);
    if (remarks) sessionStorage.setItem(opened, remarks.open ? "yes" : "no");
  });

  let events;
  const listen = () => {
    events?.close();
    // A browser keeps few connections to a server; a page that nobody sees makes room.
    if (document.hidden) return;
    const mine = new EventSource("/events");
    mine.onmessage = ({ data }) => {
      gone.hidden = true;
      if (data !== version) {
        mine.close();
        location.reload();
      }
    };
    mine.onerror = () => {
      gone.hidden = false;
      // Refused for now, so that the browser does not try again by itself.
      if (mine.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
    };
    events = mine;
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
