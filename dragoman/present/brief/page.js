"use strict";
// Charts come alive, links open the row they lead to, and everything is open on paper. Without this script the page still reads whole.
(function () {
  const options = { ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: { disableDefaultStyle: true } };

  function draw(figure) {
    const source = document.getElementById(figure.dataset.spec);
    const target = figure.querySelector(".live");
    if (!source || !target || typeof vegaEmbed !== "function") return;
    const spec = JSON.parse(source.textContent);
    spec.width = Math.max(280, Math.floor(figure.clientWidth));
    target.hidden = false;
    vegaEmbed(target, spec, options).then(
      function () { figure.classList.add("drawn"); },
      function () { target.hidden = true; }
    );
  }

  function drawAll() { document.querySelectorAll("figure[data-spec]").forEach(draw); }

  function openTarget() {
    const id = decodeURIComponent(location.hash.slice(1));
    const row = id ? document.getElementById(id) : null;
    if (!row || row.tagName !== "DETAILS") return;
    for (let box = row; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    row.scrollIntoView();
  }

  let width = window.innerWidth, waiting = 0;
  window.addEventListener("resize", function () {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(drawAll, 250);
  });
  window.addEventListener("hashchange", openTarget);
  let closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.from(document.querySelectorAll("details:not([open])"));
    closed.forEach(function (row) { row.open = true; });
  });
  window.addEventListener("afterprint", function () { closed.forEach(function (row) { row.open = false; }); });
  openTarget();
  drawAll();
})();
