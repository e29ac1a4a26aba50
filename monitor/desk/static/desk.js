// Makes the desk pleasant with a keyboard; every page works without it. Not here: anything that is kept or decided.
"use strict";

(function () {
  const rows = () => Array.from(document.querySelectorAll(".list > li")).filter((row) => !row.closest("details:not([open])"));
  const chosen = () => document.querySelector(".list > li.chosen");
  const linkOf = (row) => row.querySelector(".title a, a.title") || row.querySelector("a");
  const name = (row) => { const link = linkOf(row); return row.id || (link ? link.getAttribute("href") : ""); };

  // -- The chosen row, found again when the list is come back to -------------------------------------

  const HERE = "chosen " + location.pathname + location.search;

  function remember(row) {
    try { sessionStorage.setItem(HERE, name(row)); } catch { /* a browser that keeps nothing forgets the row */ }
  }

  function remembered() {
    try { return sessionStorage.getItem(HERE) || ""; } catch { return ""; }
  }

  function mark(row) {
    const before = chosen();
    if (before && before !== row) before.classList.remove("chosen");
    row.classList.add("chosen");
    remember(row);
  }

  function choose(row) {
    mark(row);
    const link = linkOf(row);
    if (link) link.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = rows();
    if (!all.length) return;
    const now = all.indexOf(chosen());
    const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + by, 0), all.length - 1);
    choose(all[next]);
  }

  function cameBack() {
    const entry = performance.getEntriesByType("navigation")[0];
    return (entry && entry.type !== "navigate") || document.referrer.startsWith(location.origin + location.pathname);
  }

  function again() {
    const wanted = remembered();
    const row = wanted && !location.hash && !chosen() && cameBack() && rows().find((each) => name(each) === wanted);
    if (row) choose(row);
  }
  again();
  window.addEventListener("pageshow", (event) => { if (event.persisted) again(); });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest(".list > li");
    if (row && event.target !== document.body) mark(row);
  });

  // -- Keys; nothing while somebody types or holds Ctrl, Alt, Meta --------------------------------------

  function open() {
    const row = chosen(), link = row && linkOf(row);
    if (link) link.click();
    return Boolean(link);
  }

  function tick() {
    const row = chosen(), box = row && row.querySelector('input[type="checkbox"]');
    if (box) box.click();
  }

  function find() {
    const box = document.getElementById("find");
    if (box) { box.focus(); box.select(); }
  }

  function help() {
    const list = document.getElementById("keys");
    if (!list) return;
    list.open = !list.open;
    if (list.open) { list.scrollIntoView({ block: "nearest" }); list.querySelector("summary").focus({ preventScroll: true }); }
  }

  function leave() {
    const list = document.getElementById("keys"), row = chosen();
    if (list && list.open) list.open = false;
    else if (row) row.classList.remove("chosen");
    if (document.activeElement) document.activeElement.blur();
  }

  const QUIET = ["checkbox", "radio", "button", "submit"];
  const typing = (target) => target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName)
    || (target.tagName === "INPUT" && !QUIET.includes(target.type));
  const acts = (target) => ["A", "BUTTON", "SUMMARY", "INPUT"].includes(target.tagName); // Enter is theirs
  const keys = { j: () => step(1), k: () => step(-1), o: open, x: tick, "/": find, "?": help };
  let going = 0; // when g was pressed: the next key says where to

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.key === "Escape") { going = 0; leave(); return; }
    if (typing(event.target)) return;
    const toward = going && Date.now() - going < 2000;
    going = 0;
    if (toward) {
      const way = document.querySelector('nav a[data-key="' + CSS.escape(event.key) + '"]');
      if (way) { event.preventDefault(); way.click(); }
      return;
    }
    if (event.key === "g") { going = Date.now(); return; }
    if (event.key === "Enter" && !acts(event.target)) { if (open()) event.preventDefault(); return; }
    const does = keys[event.key];
    if (does) { event.preventDefault(); does(); }
  });

  // -- One box that ticks all rows of the page ------------------------------------------------------------

  function boxes(list) { return Array.from(list.querySelectorAll(':scope > li input[type="checkbox"]')); }

  for (const list of document.querySelectorAll(".list:not([data-single])")) {
    if (boxes(list).length < 2) continue;
    const label = document.createElement("label"), all = document.createElement("input");
    label.className = "all";
    all.type = "checkbox";
    label.append(all, " Chọn tất cả trên trang này");
    list.before(label);
    const show = () => {
      const ticked = boxes(list).filter((box) => box.checked).length;
      all.checked = ticked === boxes(list).length;
      all.indeterminate = ticked > 0 && !all.checked;
    };
    all.addEventListener("change", () => { for (const box of boxes(list)) box.checked = all.checked; show(); });
    list.addEventListener("change", show);
    window.addEventListener("pageshow", show);
    show();
  }

  // -- What stands beside a list on a wide screen is folded above it on a narrow one ------------------------

  if (matchMedia("(max-width: 56rem)").matches) for (const each of document.querySelectorAll("details[data-fold]")) each.open = false;

  // -- What a person has begun to write is not lost by a wrong click -----------------------------------------

  const written = new Set();
  let sent = null; // the form that the browser is leaving with
  document.addEventListener("input", (event) => { if (event.target.tagName === "TEXTAREA") written.add(event.target); });
  document.addEventListener("submit", (event) => { sent = event.target; });
  window.addEventListener("beforeunload", (event) => {
    const lost = (box) => box.isConnected && box.value !== box.defaultValue && box.form !== sent;
    if (Array.from(written).some(lost)) event.preventDefault();
    sent = null; // whoever stays has sent nothing
  });
})();
