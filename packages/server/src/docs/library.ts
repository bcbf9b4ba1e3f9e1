import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { shippedAt } from "../kernel/shipped.ts";

/** A page of the documentation. */
export interface Page {
  /** Where it is served below `/docs/`: `reference/accounts`; the empty text for the first page. */
  readonly path: string;
  readonly title: string;
  readonly markdown: string;
}

/** A heading of the navigation with the pages below it. */
export interface Chapter {
  readonly title: string;
  readonly pages: readonly Page[];
}

/** All pages, and their order as the two indexes tell it: README.md the guides, reference/README.md the services. */
export interface Library {
  readonly pages: ReadonlyMap<string, Page>;
  readonly chapters: readonly Chapter[];
}

/** Reads the documentation; an installation without any has an empty library. */
export async function readLibrary(): Promise<Library> {
  const pages = new Map<string, Page>();
  for (const folder of shippedAt("docs").map((url) => fileURLToPath(url))) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    for (const name of names.filter((each) => each.endsWith(".md")).sort()) {
      const page = pageOf(name, await readFile(join(folder, name), "utf8"));
      pages.set(page.path, page);
    }
    if (pages.size > 0) break;
  }
  const chapter = (title: string, index: string) => ({ title, pages: linked(pages, index) });
  return { pages, chapters: [chapter("Guides", ""), chapter("Reference", "reference")] };
}

function pageOf(file: string, markdown: string): Page {
  const path = file
    .replaceAll("\\", "/")
    .replace(/(?:^|\/)README\.md$/, "")
    .replace(/\.md$/, "");
  return { path, title: /^# (.+)$/m.exec(markdown)?.[1] ?? path, markdown };
}

/** The pages that an index links to, in its order, the index itself first. */
function linked(pages: ReadonlyMap<string, Page>, index: string): Page[] {
  const markdown = pages.get(index)?.markdown ?? "";
  const targets = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, href = ""]) => resolve(index, href) ?? []);
  const paths = targets.map((url) => url.replace(/^\/docs\/?/, "").replace(/#.*$/, ""));
  // A page of another folder belongs to the other chapter.
  const own = paths.filter((path) => path !== "reference" && path.startsWith("reference/") === (index === "reference"));
  return [...new Set([index, ...own])].flatMap((path) => pages.get(path) ?? []);
}

/**
 * Where a link between the files of the documentation leads on the site.
 *
 * @param from Path of the page that the link stands on.
 * @param href As written: `../errors.md#codes`.
 * @returns undefined for anything that is no page of the documentation.
 */
export function resolve(from: string, href: string): string | undefined {
  // The folder of the file, two levels down, so that a link that leaves the documentation is seen to.
  const folder = from === "reference" || from.startsWith("reference/") ? "/up/docs/reference/" : "/up/docs/";
  const { pathname, hash } = new URL(href, `https://docs.invalid${folder}`);
  if (!pathname.startsWith("/up/docs/") || !pathname.endsWith(".md")) return undefined;
  return `${pathname.slice("/up".length, -".md".length).replace(/\/README$/, "")}${hash}`;
}
