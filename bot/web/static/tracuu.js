// Adds comfort to pages that work without it: sources open beside the answer, quotes are copied.
"use strict";

const panel = document.getElementById("nguon");

async function openBeside(link) {
  const answer = await fetch(link.href, { headers: { "X-Tracuu-Fragment": "1" } });
  if (!answer.ok || answer.redirected) { location.assign(link.href); return; }
  panel.innerHTML = await answer.text();
  panel.hidden = false;
  panel.closest("main").classList.add("with-panel");
  document.querySelectorAll("[data-open]").forEach((each) => each.removeAttribute("data-open"));
  link.setAttribute("data-open", "");
  showPlace(link);
}

function showPlace(link) {
  panel.focus({ preventScroll: true });
  const narrow = getComputedStyle(panel).position === "static";
  const picture = panel.querySelector("#xem-anh");
  const remembered = picture && sessionStorage.getItem("xem") === "anh";
  if (remembered) picture.checked = true;
  const place = panel.querySelector("mark") || document.getElementById(link.hash.slice(1));
  const shown = remembered ? panel.querySelector(".sheet") : place;
  if (narrow) (shown || panel).scrollIntoView({ block: shown === place && place ? "center" : "start" });
  else if (place && !remembered) panel.scrollTop += place.getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3;
  else panel.scrollTop = 0;
}

function closePanel() {
  panel.hidden = true;
  panel.replaceChildren();
  panel.closest("main").classList.remove("with-panel");
  const link = document.querySelector("[data-open]");
  if (link) { link.removeAttribute("data-open"); link.focus(); }
}

document.addEventListener("click", (event) => {
  const target = event.target;
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const link = target.closest("a[data-source]");
  if (panel && link && plain) { event.preventDefault(); openBeside(link).catch(() => location.assign(link.href)); }
  if (target.closest("[data-close]")) closePanel();
  if (target.closest("[data-print]")) print();
  const copy = target.closest("[data-copy]");
  if (copy) copyText(copy);
});

async function copyText(button) {
  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    // The clipboard is closed to pages without https: the old way still works.
    const field = document.createElement("textarea");
    field.value = button.dataset.copy;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = "Đã chép";
  setTimeout(() => { button.textContent = said; }, 1500);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel && !panel.hidden) closePanel();
  const asking = event.target.matches("form[data-ask] textarea");
  if (asking && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-ask]")) return;
  if (form.classList.contains("is-busy")) { event.preventDefault(); return; }
  form.classList.add("is-busy");
  const busy = form.querySelector(".busy");
  if (busy) busy.textContent = "Đang tra cứu…";
});

document.addEventListener("change", (event) => {
  if (event.target.name === "xem") sessionStorage.setItem("xem", event.target.id === "xem-anh" ? "anh" : "chu");
});

// A page that comes back from the browser's memory is not busy any more.
addEventListener("pageshow", () => document.querySelectorAll(".is-busy").forEach((form) => form.classList.remove("is-busy")));

document.querySelectorAll(".copy, [data-print]").forEach((button) => { button.hidden = false; });
const fresh = document.querySelector("[data-last]");
if (fresh && !location.hash.startsWith("#c-")) fresh.scrollIntoView();
