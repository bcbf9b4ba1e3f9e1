/** Shapes that the drop-in functions share. */

import type { Link, ListMetadata } from "../resources/types.ts";

/** A list, of one page or of several put together; only a single page has links. */
export interface List<T> {
  items: T[];
  metadata: ListMetadata;
  links?: Link[];
}

/** Result of functions that have nothing to tell but success. */
export interface Ok {
  status: "ok";
}

/** Result of functions whose work begins after the answer. */
export interface Accepted {
  status: "accepted";
}

/** An answer with its status and headers. */
export interface FullResponse<T = unknown> {
  headers: Headers;
  statusCode: number;
  body: T;
}

/** The functions of modules as properties of one object, which applications can replace in their tests. */
export type Namespace<Functions> = { -readonly [Name in keyof Functions]: Functions[Name] };

/** Query parameters given by the caller; `undefined` ones are not sent. */
export type Filters = object;
