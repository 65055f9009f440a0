// Makes pages quicker; every one of them works without it.

const $ = (selector, root = document) => root.querySelector(selector)
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]
const tell = (words) => { const place = $("#besked"); if (place) place.textContent = words }

// --- Content that is fetched and swapped ---

/** Puts `fresh` in the place of `old`, but leaves `kept` (a form someone is using) where it stands. */
function swap(old, fresh, kept) {
  if (old === kept) return
  const twin = kept && old.contains(kept) && fresh.querySelector("#" + CSS.escape(kept.id))
  if (!twin) { old.replaceWith(fresh); return }
  const held = [...old.childNodes].find((node) => node.contains(kept))
  const match = [...fresh.childNodes].find((node) => node.contains(twin))
  for (const node of [...old.childNodes]) if (node !== held) node.remove()
  let isBefore = true
  for (const node of [...fresh.childNodes]) {
    if (node === match) { isBefore = false; continue }
    if (isBefore) held.before(node); else old.append(node)
  }
  swap(held, match, kept)
}

let running = null

/** Fetches a page and swaps its content in; what the reader is writing in stays. */
async function show(url, options = {}, kept = null) {
  running?.abort()
  const mine = running = new AbortController()
  const main = $("main")
  main.setAttribute("aria-busy", "true")
  try {
    const answer = await fetch(url, { ...options, signal: mine.signal, headers: { Accept: "text/html" } })
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const fresh = $("main", page)
    if (!fresh) throw new Error("no content")
    const open = $$("details[open]", main).map((part) => part.previousElementSibling?.id).filter(Boolean)
    const hasFaults = Boolean($(".faults", fresh))
    const focused = document.activeElement?.id
    swap(main, fresh, hasFaults ? null : kept)
    if (hasFaults && focused) document.getElementById(focused)?.focus()
    for (const id of open) {
      const part = document.getElementById(id)?.nextElementSibling
      if (part?.matches("details")) part.open = true
    }
    // The choice of organisation takes along what the address asks for, which is now another.
    const [bar, freshBar] = [$(".top form"), $(".top form", page)]
    if (bar && freshBar && !bar.contains(document.activeElement)) bar.replaceWith(freshBar)
    document.title = page.title
    prepare()
    return answer
  } catch (fault) {
    if (fault.name === "AbortError") return null
    throw fault
  } finally {
    if (running === mine) { running = null; $("main").removeAttribute("aria-busy") }
  }
}

async function answerAtOnce(form) {
  const data = new URLSearchParams(new FormData(form))
  const isQuery = form.method === "get"
  const url = new URL(form.action, location.href)
  if (isQuery) url.search = data
  try {
    const answer = await show(url, isQuery ? {} : { method: "POST", body: data }, form)
    if (!answer) return
    if (isQuery) history.replaceState(null, "", url)
    tell($("#ingress")?.textContent ?? "")
  } catch { tell("Svaret kom inte fram. Använd knappen i formuläret.") }
}

// --- Sliders: the number is what is sent, the range follows it and leads it ---

const decimals = (step) => (step.split(".")[1] ?? "").length
const number = (text) => {
  const cleaned = text.replace(/[\s\u00a0\u202f]/g, "").replace(/[\u2212\u2013]/g, "-").replace(/%$/, "").replace(",", ".")
  return cleaned === "" ? NaN : Number(cleaned)
}

function follow(target) {
  if (target.type === "range") {
    const field = document.getElementById(target.dataset.for)
    const words = Number(target.value).toFixed(decimals(target.step)).replace(".", ",").replace("-", "\u2212")
    field.value = words.replace("\u2212", "-")
    target.setAttribute("aria-valuetext", words + " " + target.dataset.unit)
  } else {
    const range = target.id && $(`input[type="range"][data-for="${CSS.escape(target.id)}"]`)
    const value = number(target.value)
    if (range && !Number.isNaN(value)) range.value = value
  }
}

let timer = 0
const changed = new Set()

document.addEventListener("input", (event) => {
  const form = event.target.form
  follow(event.target)
  if (!form) return
  if ("atOnce" in form.dataset) {
    clearTimeout(timer)
    timer = setTimeout(answerAtOnce, event.target.type === "range" ? 40 : 500, form)
  } else if (form.method === "post") changed.add(form)
})

document.addEventListener("submit", (event) => {
  const form = event.target
  changed.delete(form)
  if ("atOnce" in form.dataset) { event.preventDefault(); clearTimeout(timer); answerAtOnce(form) }
})

// --- What has been written is not lost by a stray click ---

addEventListener("beforeunload", (event) => {
  for (const form of changed) if (form.isConnected) { event.preventDefault(); return }
})

// --- Tables sorted by a column ---

function sortable(table) {
  if (table.dataset.ready) return
  table.dataset.ready = "ja"
  for (const heading of $$("thead th", table)) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "sort"
    button.append(...heading.childNodes)
    if (!button.textContent.trim()) continue
    heading.append(button)
    button.addEventListener("click", () => sort(table, heading))
  }
}

function sort(table, heading) {
  const column = heading.cellIndex
  const falls = heading.getAttribute("aria-sort") === "ascending"
  const body = table.tBodies[0]
  const rows = [...body.rows].map((row) => {
    const words = row.cells[column]?.textContent.trim() ?? ""
    return { row, words, value: number(words) }
  })
  const isNumeric = rows.some((row) => !Number.isNaN(row.value)) && !heading.classList.contains("t")
  rows.sort((a, b) => {
    // What is missing stays last in both directions.
    if (isNumeric && Number.isNaN(a.value) !== Number.isNaN(b.value)) return Number.isNaN(a.value) ? 1 : -1
    const order = isNumeric ? a.value - b.value || 0 : a.words.localeCompare(b.words, "sv", { numeric: true })
    return falls ? -order : order
  })
  body.append(...rows.map((row) => row.row))
  for (const other of $$("thead th", table)) other.removeAttribute("aria-sort")
  heading.setAttribute("aria-sort", falls ? "descending" : "ascending")
  tell(`Sorterad efter ${heading.textContent.trim()}, ${falls ? "fallande" : "stigande"}.`)
}

// --- Copying the lead sentence ---

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copies]")
  if (!button) return
  try {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent.trim())
    tell("Meningen är kopierad.")
    const words = button.textContent
    button.textContent = "Kopierad"
    setTimeout(() => { button.textContent = words }, 2000)
  } catch { tell("Webbläsaren tillät inte kopiering. Markera meningen och kopiera den själv.") }
})

// --- Jobs under way ---

let wait = 0

function followJob() {
  clearTimeout(wait)
  if (!$("[data-running]")) return
  wait = setTimeout(async () => {
    if (document.hidden || changed.size) { followJob(); return }
    try {
      await show(location.href)
      tell($(".progress p")?.textContent ?? "")
    } catch { followJob() }
  }, 1000)
}

function prepare() {
  for (const table of $$("table[data-sorts]")) sortable(table)
  followJob()
}

prepare()

// Where the menu is a row that scrolls, the part one is in is brought into view.
for (const link of $$(".menu [aria-current]")) {
  const row = link.closest("ul")
  row.scrollLeft = link.offsetLeft - row.offsetLeft - 24
}
