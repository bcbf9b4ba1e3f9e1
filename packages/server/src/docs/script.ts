/** Search while typing. Without it the form leads to a page of results. */
export const script = `
const input = document.querySelector(".search input");
const list = document.querySelector(".search .hits");
let latest = 0;
async function show() {
  const turn = ++latest;
  const query = input.value.trim();
  const hits = query === "" ? [] : await (await fetch("/docs/search.json?q=" + encodeURIComponent(query))).json();
  if (turn !== latest) return;
  list.replaceChildren(...hits.slice(0, 8).map(entry));
  if (query !== "" && hits.length === 0) list.append(message("Nothing found."));
}
function entry(hit) {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = hit.href;
  link.appendChild(document.createElement("b")).textContent = hit.heading;
  link.appendChild(document.createElement("small")).textContent = hit.heading === hit.page ? hit.excerpt : hit.page + " · " + hit.excerpt;
  return item;
}
function message(text) {
  const item = document.createElement("li");
  item.appendChild(document.createElement("small")).textContent = text;
  return item;
}
// There the contents would push the page itself out of sight.
if (matchMedia("(max-width: 52rem)").matches) document.querySelector("nav details").open = false;
let waiting;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, 120);
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest && event.target.closest("input, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    input.focus();
  }
  if (event.key === "Escape" && event.target === input) {
    input.value = "";
    show();
  }
});
`;
