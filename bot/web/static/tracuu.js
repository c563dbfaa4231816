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

// Questions: the server tells what it is at, and each sentence of a language model once it is verified.
const making = document.getElementById("dang-soan");

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-ask]")) return;
  if (document.querySelector("[data-ask].is-busy")) { event.preventDefault(); return; }
  form.classList.add("is-busy");
  const busy = form.querySelector(".busy");
  if (busy) busy.textContent = "Đang tra cứu…";
  if (!making || !window.TextDecoderStream) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form));
  if (event.submitter && event.submitter.name) fields.append(event.submitter.name, event.submitter.value);
  beginMaking(fields.get("cau_hoi") || event.submitter.textContent);
  askFor(form.action, fields).catch(() => refuse(making.querySelector("[role=alert]").dataset.lost));
});

function beginMaking(question) {
  making.querySelector(".question").textContent = question.trim();
  making.querySelectorAll(".said p:not(.hint)").forEach((each) => each.remove());
  making.querySelectorAll("[data-stage]").forEach((each) => each.classList.remove("begun", "current"));
  making.querySelectorAll("[role=alert], .said").forEach((each) => { each.hidden = true; });
  making.hidden = false;
  making.scrollIntoView({ block: making.closest(".turns") ? "start" : "nearest" });
}

async function askFor(address, fields) {
  const answer = await fetch(address, { method: "POST", body: fields, headers: { Accept: "text/event-stream" } });
  const kind = answer.headers.get("Content-Type") || "";
  if (answer.redirected) { location.assign(answer.url); return; }
  if (!kind.startsWith("text/event-stream")) { tellProblem(await answer.json()); return; }
  for await (const [name, told] of eventsOf(answer.body)) {
    if (name === "stage") tellStage(told.stage);
    else if (name === "sentence") tellSentence(told.text);
    else if (name === "problem") { tellProblem(told); return; }
    else if (name === "shown") { show(told.address); return; }
  }
  throw new Error("the stream ended without an answer");
}

async function* eventsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const whole = (text + part.value).split("\n\n");
    text = whole.pop();
    for (const event of whole) {
      const [name, data] = event.split("\n");
      yield [name.slice("event: ".length), JSON.parse(data.slice("data: ".length))];
    }
  }
}

function tellStage(stage) {
  const now = making.querySelector(`[data-stage="${stage}"]`);
  making.querySelectorAll(".current").forEach((each) => each.classList.remove("current"));
  now.hidden = false;
  now.classList.add("begun", "current");
}

function tellSentence(text) {
  const line = document.createElement("p");
  line.textContent = text;
  const said = making.querySelector(".said");
  said.hidden = false;
  said.querySelector(".hint").before(line);
}

function tellProblem(problem) { refuse([problem.detail, problem.way_out].filter(Boolean).join(" ")); }

function refuse(said) {
  const alert = making.querySelector("[role=alert]");
  alert.textContent = said;
  alert.hidden = false;
  making.querySelectorAll(".current").forEach((each) => each.classList.remove("current"));
  idle();
}

function show(address) {
  const target = new URL(address, location.href);
  if (target.pathname !== location.pathname) { location.assign(target); return; }
  // The same page with one answer more: only its fragment differs, which alone would load nothing.
  history.pushState(null, "", target);
  history.scrollRestoration = "manual";
  location.reload();
}

function idle() { document.querySelectorAll(".is-busy").forEach((form) => form.classList.remove("is-busy")); }

document.addEventListener("change", (event) => {
  if (event.target.name === "xem") sessionStorage.setItem("xem", event.target.id === "xem-anh" ? "anh" : "chu");
});

// Uploads: the browser tells how much has been sent, the job how far reading it is.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-upload]")) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  upload(form).catch((error) => tell(form, error.message, 0)).finally(() => { button.disabled = false; });
});

function tell(form, text, percent) {
  form.querySelector(".progress").hidden = false;
  form.querySelector("progress").value = percent;
  form.querySelector("[role=status]").textContent = text;
}

async function upload(form) {
  form.querySelector(".results").replaceChildren();
  const job = await send(form);
  await follow(form, job);
}

function send(form) {
  const files = new FormData();
  for (const file of form.querySelector("[type=file]").files) files.append("file", file);
  const collection = form.elements.collection.value;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${form.action}?collection=${encodeURIComponent(collection)}`);
    request.setRequestHeader("X-CSRF-Token", form.dataset.csrf);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = (sent) => tell(form, "Đang gửi tệp…", sent.lengthComputable ? (50 * sent.loaded) / sent.total : 10);
    request.onerror = () => reject(new Error("Mất kết nối với máy chủ. Hãy thử lại."));
    request.onload = () => {
      const said = JSON.parse(request.responseText);
      if (request.status < 300) resolve(said);
      else reject(new Error([said.detail, said.way_out].filter(Boolean).join(" ")));
    };
    request.send(files);
  });
}

async function follow(form, job) {
  while (job.state === "waiting" || job.state === "running") {
    tell(form, job.total ? `Đang đọc: ${job.done}/${job.total} tệp…` : "Đang chờ đến lượt…", 50 + (50 * job.done) / (job.total || 1));
    await new Promise((resolve) => { setTimeout(resolve, 500); });
    const answer = await fetch(`${form.dataset.jobs}/${job.id}`);
    if (!answer.ok) throw new Error("Không hỏi được kết quả. Xem mục Văn bản và Tệp có vấn đề.");
    job = await answer.json();
  }
  tell(form, job.state === "done" ? `Xong ${job.done} tệp.` : "Lần nạp này dừng giữa chừng. Hãy nạp lại.", 100);
  form.querySelector(".results").replaceChildren(...job.results.map((result) => resultLine(form, result)));
}

function resultLine(form, result) {
  const said = { added: "đã thêm", updated: "phiên bản mới", unchanged: "đã có, không đổi", refused: "bị từ chối" };
  const line = document.createElement("li");
  line.className = result.outcome;
  const name = document.createElement(result.document ? "a" : "strong");
  name.textContent = result.file;
  if (result.document) name.href = `${form.dataset.documents}/${result.document}`;
  line.append(name, ` – ${[said[result.outcome], result.message, result.way_out].filter(Boolean).join(". ")}`);
  return line;
}

// A page that comes back from the browser's memory is not busy any more.
addEventListener("pageshow", () => {
  idle();
  if (making) making.hidden = true;
  history.scrollRestoration = "auto";
});

document.querySelectorAll(".copy, [data-print]").forEach((button) => { button.hidden = false; });
const fresh = document.getElementById(location.hash.slice(1)) || document.querySelector("[data-last]");
if (fresh && fresh.matches(".turn")) fresh.scrollIntoView({ behavior: "instant" });
