import type { Encode } from "./body.ts";

/** An API operation as the generated classes describe it: just enough to make its request. */
export interface Operation {
  /** `accounts.listAccounts`: its name in hooks and log lines. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With `{parameters}`. */
  readonly path: string;
  /** Which of the two hosts; the gateway unless named. */
  readonly host?: "auth";
  /** `client`: the OAuth client's own credentials; `none`: none at all. Otherwise an access token. */
  readonly auth?: "client" | "none";
  /** Parameters that travel as headers, by the header's name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the body is made of the parameters that are left, or is the parameter `body`. Absent: they form the query. */
  readonly body?: "members" | "whole";
  /** Query parameters of an operation with a body. */
  readonly query?: readonly string[];
  /** How the body is written; JSON unless given. */
  readonly encode?: Encode;
  /** Gets the answer as soon as its head is there; for answers that have no end. */
  readonly open?: (answer: Response) => void;
  /** Whether the answer may be text. Otherwise it is JSON, or empty. */
  readonly text?: true;
}
