
"use strict";
(function () {
  var all = Array.prototype.slice.call(document.querySelectorAll(".finding"));
  var linked = Array.prototype.slice.call(document.querySelectorAll("[data-for]"));
  var tools = document.getElementById("tools");
  var search = document.getElementById("search");
  var kind = document.getElementById("kind");
  var count = document.getElementById("count");
  var none = document.getElementById("none");
  var boxes = Array.prototype.slice.call(tools.querySelectorAll("input[name=group]"));
  var texts = null;

  function plain(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ");
  }

  function shown() {
    return all.filter(function (finding) { return !finding.hidden; });
  }

  function filter() {
    var words = plain(search.value).split(" ").filter(Boolean);
    if (words.length && !texts) {
      texts = new Map(all.map(function (finding) { return [finding, plain(finding.textContent + " " + finding.id)]; }));
    }
    var groups = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    var found = new Set();
    all.forEach(function (finding) {
      var fits = words.every(function (word) { return texts.get(finding).indexOf(word) >= 0; });
      var wanted = !kind || !kind.value || finding.dataset.kind === kind.value;
      if (fits && wanted) { found.add(finding.id); }
      finding.hidden = !(fits && wanted && groups.indexOf(finding.dataset.group) >= 0);
    });
    // The matrix and the timeline show every verdict, but follow the search and the kind.
    linked.forEach(function (row) { row.hidden = !found.has(row.dataset.for); });
    document.querySelectorAll(".timeline > li").forEach(function (day) {
      var facts = day.querySelectorAll("[data-for]");
      var searched = words.length > 0 || (kind && kind.value !== "");
      day.hidden = searched && !day.querySelector("[data-for]:not([hidden])");
      if (!facts.length) { day.hidden = searched; }
    });
    var left = shown().length;
    count.textContent = left + " of " + all.length + (all.length === 1 ? " finding" : " findings");
    none.hidden = left > 0 || all.length === 0;
  }

  function everything() {
    search.value = "";
    if (kind) { kind.value = ""; }
    boxes.forEach(function (box) { box.checked = true; });
    filter();
  }

  function go(finding) {
    var head = finding.querySelector("summary");
    head.focus({ preventScroll: true });
    var top = finding.getBoundingClientRect().top;
    if (top < 80 || top > window.innerHeight - 160) { finding.scrollIntoView({ block: "start" }); }
  }

  function step(by) {
    var list = shown();
    if (!list.length) { return; }
    var at = list.indexOf(document.activeElement && document.activeElement.closest(".finding"));
    var next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by));
    go(list[next]);
  }

  function target() {
    var finding = document.getElementById(location.hash.slice(1));
    if (!finding || !finding.classList.contains("finding")) { return; }
    finding.hidden = false;
    none.hidden = true;
    finding.open = true;
    finding.scrollIntoView({ block: "start" });
    finding.querySelector("summary").focus({ preventScroll: true });
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape" && event.target === search) {
      if (search.value) { search.value = ""; filter(); } else { search.blur(); }
      event.preventDefault();
    } else if (event.key === "Enter" && event.target === search) {
      step(1);
      event.preventDefault();
    } else if (typing) {
      return;
    } else if (event.key === "/") {
      search.focus();
      search.select();
      event.preventDefault();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
      event.preventDefault();
    }
  });
  tools.addEventListener("submit", function (event) { event.preventDefault(); });
  tools.addEventListener("input", filter);
  document.getElementById("all").addEventListener("click", everything);
  window.addEventListener("hashchange", target);
  // On paper nothing can be opened.
  window.addEventListener("beforeprint", function () {
    shown().forEach(function (finding) { finding.dataset.was = finding.open; finding.open = true; });
  });
  window.addEventListener("afterprint", function () {
    all.forEach(function (finding) { if (finding.dataset.was === "false") { finding.open = false; } delete finding.dataset.was; });
  });
  tools.hidden = false;
  document.querySelector(".keys").hidden = false;
  filter();
  target();
})();
