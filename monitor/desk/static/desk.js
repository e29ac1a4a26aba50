// Makes the desk pleasant with a keyboard; every page works without it. Not here: anything that is kept or decided.
"use strict";

(function () {
  const items = () => Array.from(document.querySelectorAll(".list > li"));

  function choose(step) {
    const all = items();
    if (!all.length) return;
    const now = all.findIndex((item) => item.classList.contains("chosen"));
    const next = now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + step, 0), all.length - 1);
    if (now >= 0) all[now].classList.remove("chosen");
    all[next].classList.add("chosen");
    const link = all[next].querySelector("a");
    if (link) link.focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "nearest" });
  }

  function open() {
    const link = document.querySelector(".list > li.chosen a");
    if (link) link.click();
  }

  function typing(target) {
    return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
  }

  const keys = {
    j: () => choose(1),
    k: () => choose(-1),
    o: open,
    "/": () => document.getElementById("find") && document.getElementById("find").focus(),
    "?": () => {
      const list = document.getElementById("keys");
      if (list) { list.open = !list.open; list.scrollIntoView({ block: "nearest" }); }
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const does = keys[event.key];
    if (does) { event.preventDefault(); does(); }
  });

  // What a person has begun to write is not lost by a wrong click.
  let unsaved = false;
  document.addEventListener("input", (event) => { if (event.target.tagName === "TEXTAREA") unsaved = true; });
  document.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
})();
