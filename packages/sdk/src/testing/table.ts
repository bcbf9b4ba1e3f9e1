import type { Schema } from "./schema.ts";

/** An operation of the table, as far as the fake must know it. */
export interface TableOperation {
  /** `accounts.createAccount` */
  readonly id: string;
  readonly method: string;
  /** With `{parameters}`; the first is the usual one. */
  readonly paths: readonly string[];
  readonly access: "public" | "client" | "bearer";
  readonly params: Readonly<Record<string, Schema>>;
  readonly query: Readonly<Record<string, Schema>>;
  readonly body?: Schema;
  readonly bodyRequired?: boolean;
  readonly encoding: "json" | "form" | "multipart" | "raw";
  /** Success answers, the usual one first; null has no body. Empty when there are only redirections. */
  readonly answers: readonly (readonly [status: number, schema: Schema | null])[];
  readonly paged?: Paging;
}

export interface Paging {
  /** Items per page when the caller names no limit. */
  readonly limit: number;
  /** Largest page. */
  readonly max: number;
  /** Default order; `-` in front for descending. */
  readonly sort: readonly string[];
  readonly sortable: readonly string[];
}
