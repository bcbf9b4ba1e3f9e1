/** Shapes that the drop-in functions share. */

/** A list answer. */
export interface List<T> {
  items: T[];
  metadata: ListMetadata;
  links?: { rel: string; href: string }[];
}

export interface ListMetadata {
  /** Matches before paging. */
  total: number;
  /** Number of the first item of this page. */
  offset: number;
  /** Items on this page. */
  count: number;
  /** Effective page size. */
  limit: number;
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

/** A resource of the platform. */
export interface Resource {
  uuid: string;
  [field: string]: unknown;
}

/** Query parameters given by the caller; `undefined` ones are not sent. */
export type Filters = object;
