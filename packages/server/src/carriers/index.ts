import type { Database } from "../kernel/db/database.ts";
import type { Lane } from "../kernel/lanes/index.ts";
import { Loopback, loopbackName } from "./loopback.ts";
import { Routes } from "./routes.ts";

export interface CarriersOptions {
  readonly db: Database;
  /** Whether a number in E.164 is of the platform. */
  readonly isOurs: (number: string) => Promise<boolean>;
}

/** The carriers of the platform: unless others are configured, the one that reaches no network. */
export function createCarriers(options: CarriersOptions): { readonly routes: Routes; readonly lanes: readonly Lane[] } {
  const loopback = new Loopback(options);
  return { routes: new Routes([loopback], [{ carrier: loopbackName }]), lanes: [loopback.lane] };
}
