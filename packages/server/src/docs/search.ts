import { setImmediate } from "node:timers/promises";
import MiniSearch from "minisearch";
import type { Page } from "./library.ts";
import type { Rendered } from "./render.ts";

/** A place in the documentation that a search found. */
export interface Hit {
  readonly href: string;
  readonly page: string;
  readonly heading: string;
  /** The beginning of what is said there. */
  readonly excerpt: string;
}

/** Finds places by the beginnings of words, forgiving a mistyped letter. */
export interface Search {
  find(query: string): Hit[];
}

const mostHits = 20;
const longestQuery = 100;
const excerptLength = 140;

/** Reads all pages. Others get their turn between two of them: the reference is a megabyte. */
export async function createSearch(pages: Iterable<Page>, render: (page: Page) => Rendered): Promise<Search> {
  const hits: Hit[] = [];
  const index = new MiniSearch<{ id: number; heading: string; page: string; text: string }>({
    fields: ["heading", "page", "text"],
    searchOptions: { boost: { heading: 4, page: 2 }, prefix: true, fuzzy: 0.15, combineWith: "AND" },
    tokenize: words,
  });
  for (const page of pages) {
    for (const { anchor, heading, text } of render(page).sections) {
      const hit = { ...placeOf(page, anchor, heading), excerpt: text.slice(0, excerptLength) };
      index.add({ id: hits.length, heading: hit.heading, page: hit.page, text });
      hits.push(hit);
    }
    await setImmediate();
  }
  return {
    find: (query) =>
      index
        .search(query.slice(0, longestQuery))
        .slice(0, mostHits)
        .flatMap(({ id }) => hits[Number(id)] ?? []),
  };
}

function placeOf({ path, title }: Page, anchor: string, heading: string) {
  const href = `/docs${path === "" ? "" : `/${path}`}`;
  return { href: anchor === "" ? href : `${href}#${anchor}`, page: title, heading: heading === "" ? title : heading };
}

/** The words of a text; `listAccounts` is also found by "list accounts". */
function words(text: string): string[] {
  const apart = text.replaceAll(/([a-z])([A-Z])/g, "$1 $2");
  return `${text} ${apart === text ? "" : apart}`.split(/[\s\p{P}|`]+/u).filter((word) => word !== "");
}
