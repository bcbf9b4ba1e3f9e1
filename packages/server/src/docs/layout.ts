import { escapeHtml, logo } from "../kernel/html.ts";
import type { Chapter } from "./library.ts";
import type { Hit } from "./search.ts";

/** What a page is made of. */
export interface LayoutParts {
  readonly title: string;
  /** Path of the page, to mark it in the navigation. */
  readonly path: string;
  readonly content: string;
  readonly chapters: readonly Chapter[];
  /** What was searched for. */
  readonly query?: string;
}

/** A whole page: navigation with the search, and the content. */
export function layout({ title, path, content, chapters, query = "" }: LayoutParts): string {
  const list = chapters.map(({ title: heading, pages }) => {
    const items = pages.map((page) => {
      const current = page.path === path ? ' aria-current="page"' : "";
      return `<li><a href="/docs${page.path === "" ? "" : `/${page.path}`}"${current}>${escapeHtml(page.title)}</a></li>`;
    });
    return `<h2>${escapeHtml(heading)}</h2>\n<ul>\n${items.join("\n")}\n</ul>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title === "Patchbay" ? title : `${title} · Patchbay`)}</title>
<link rel="stylesheet" href="/docs/site.css">
<script type="module" src="/docs/site.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Documentation">
<a class="brand" href="/docs">${logo}Patchbay</a>
<form class="search" role="search" action="/docs/search"><input type="search" name="q" value="${escapeHtml(query)}" placeholder="Search (press /)" aria-label="Search the documentation" autocomplete="off"><ul class="hits" aria-live="polite"></ul></form>
<details open>
<summary>Contents</summary>
${list.join("\n")}
</details>
</nav>
<main id="content">
${content}
</main>
</body>
</html>
`;
}

/** What a search found, as the content of a page. */
export function results(query: string, hits: readonly Hit[]): string {
  const items = hits.map(
    ({ href, page, heading, excerpt }) =>
      `<li><a href="${href}"><b>${escapeHtml(heading)}</b><small>${escapeHtml(`${page} · ${excerpt}`)}</small></a></li>`,
  );
  const found = items.length === 0 ? "<p>Nothing found.</p>" : `<ul class="hits">\n${items.join("\n")}\n</ul>`;
  return `<h1>Search: ${escapeHtml(query)}</h1>\n${found}`;
}
