// The comparison of a case: cells that differ from what is kept are marked, Ctrl+Enter keeps them. The page works without it.
"use strict";

(function () {
  const form = document.querySelector("form[data-table]");
  if (!form) return;
  const usual = (field) => (field.tagName === "SELECT" ? Array.from(field.options).find((each) => each.defaultSelected) || field.options[0] : field);
  const before = (field) => (field.tagName === "SELECT" ? usual(field).value : field.defaultValue);
  form.addEventListener("input", (event) => event.target.classList.toggle("changed", event.target.value !== before(event.target)));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const row = event.target.closest("tr"), button = row && row.querySelector('button[name="place"]');
    if (button) { event.preventDefault(); form.requestSubmit(button); }
  });
})();
