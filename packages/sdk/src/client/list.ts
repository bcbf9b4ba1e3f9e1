import { failure } from "../core/errors.ts";
import { itemsOf, property } from "../core/values.ts";
import type { ListOf } from "../resources/types.ts";
import { type Answer, Call } from "./call.ts";
import { ServerError } from "./errors.ts";

/** What paging needs of a page. */
export type PageOf<Item> = Pick<ListOf<Item>, "items" | "metadata">;

/**
 * A list under way. Awaited, it is the first page; iterated over, it gives every item from there on and fetches further
 * pages as they are needed:
 *
 * ```ts
 * for await (const account of pb.accounts.listAccounts({ type: "Customer" })) console.log(account.name);
 * ```
 */
export class ListCall<Item, Page extends PageOf<Item> = ListOf<Item>> extends Call<Page> implements AsyncIterable<Item> {
  readonly #fetch: (offset: number) => Promise<Answer<Page>>;

  /** @param fetch Gets the page at an offset; the one that the caller asked for when there is none. */
  constructor(fetch: (offset?: number) => Promise<Answer<Page>>) {
    super(fetch());
    this.#fetch = fetch;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }

  /**
   * Page by page. A page without items does not end the list: only `metadata.total` does.
   *
   * @throws ServerError when the server gives the same page again, or something that is no list.
   */
  async *pages(): AsyncGenerator<Page, void, undefined> {
    let page = checked((await this.withResponse()).data);
    let next = nextOffset(page, page.metadata.offset);
    yield page;
    while (next < page.metadata.total) {
      page = checked((await this.#fetch(next)).data);
      if (page.metadata.offset < next)
        throw new ServerError(failure(500, "list answers do not advance", [`offset ${next} was ignored`]));
      next = nextOffset(page, next);
      yield page;
    }
  }

  /**
   * All items as an array.
   *
   * @param options.limit The most items to gather, so that nobody loads a million by accident; `Infinity` for all.
   */
  async toArray({ limit }: { readonly limit: number }): Promise<Item[]> {
    const items: Item[] = [];
    // The first page is under way already, and its failure is a failure.
    if (limit <= 0) await this;
    if (limit <= 0) return items;
    for await (const item of this) {
      items.push(item);
      if (items.length >= limit) break;
    }
    return items;
  }
}

/** Something in front of the server may answer for it; without its place in the list, a page would look like the last. */
function checked<Page>(page: Page): Page {
  const metadata = property(page, "metadata");
  const tellsPlace = ["total", "offset", "limit"].every((name) => Number.isFinite(property(metadata, name)));
  if (itemsOf(page) === undefined || !tellsPlace) {
    throw new ServerError(failure(500, "list answer has no items or no metadata"));
  }
  return page;
}

/** Where the next page begins. It moves on even from an empty page, so that paging ends. */
function nextOffset({ items, metadata }: PageOf<unknown>, offset: number): number {
  return offset + Math.max(1, items.length > 0 ? items.length : metadata.limit);
}
