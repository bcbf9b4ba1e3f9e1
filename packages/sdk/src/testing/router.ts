import type { TableOperation } from "./table.ts";

export interface Match {
  readonly operation: TableOperation;
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: TableOperation;
  readonly segments: readonly string[];
}

/** Finds the operation of a request. */
export class Router {
  readonly #routes: readonly Route[];

  constructor(operations: readonly TableOperation[]) {
    const routes = operations.flatMap((operation) => operation.paths.map((path) => ({ operation, segments: segmentsOf(path) })));
    // A literal segment wins over a parameter at the same place.
    this.#routes = routes.sort((one, other) => rank(one).localeCompare(rank(other)));
  }

  /** The operation, or the methods that the path has; none when there is nothing at all. */
  match(method: string, path: string): Match | readonly string[] {
    const segments = segmentsOf(path);
    const found = this.#routes.flatMap(({ operation, segments: pattern }) => {
      const params = paramsOf(pattern, segments);
      return params === undefined ? [] : [{ operation, params }];
    });
    return (
      found.find(({ operation }) => operation.method === method) ?? [...new Set(found.map(({ operation }) => operation.method))]
    );
  }
}

/** Trailing and doubled slashes mean nothing. */
export function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** Name of the parameter that a segment of a path in the table is. */
export function paramOf(segment: string): string | undefined {
  return /^\{(\w+)\}$/.exec(segment)?.[1];
}

function rank({ segments }: Route): string {
  return segments.map((segment) => (paramOf(segment) === undefined ? "0" : "1")).join("");
}

function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const value = decoded(segments[index] ?? "");
    const name = paramOf(part);
    if (name === undefined ? part !== value : value === undefined) return undefined;
    if (name !== undefined && value !== undefined) params[name] = value;
  }
  return params;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
