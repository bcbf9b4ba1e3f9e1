import type { FastifyInstance } from "fastify";
import type { Clock } from "../kernel/clock.ts";
import { type MigrationSource, migrationsBeside } from "../kernel/db/migrate.ts";
import type { Lane } from "../kernel/lanes/index.ts";
import type { Log } from "../kernel/log.ts";
import type { Outbound } from "../kernel/outbound/index.ts";
import type { CarriersConfig } from "./config.ts";
import { HttpCarrier } from "./http.ts";
import { Loopback, type LoopbackOptions, loopbackName } from "./loopback.ts";
import { Routes } from "./routes.ts";
import { SmppCarrier } from "./smpp/index.ts";
import { addCarrierWebhooks } from "./webhooks.ts";

export { CarriersError, loadCarriers } from "./config.ts";
export { carriersSeed } from "./seed.ts";

/** The tables of the carriers. */
export const carrierMigrations: MigrationSource = { owner: "carriers", folder: migrationsBeside(import.meta.url) };

export interface CarriersDeps extends LoopbackOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly outbound: Outbound;
}

/** The carriers of the platform, not started, and what belongs to them. */
export interface Carriers {
  readonly routes: Routes;
  /** Work of theirs that happens later. */
  readonly lanes: readonly Lane[];
  /** Adds the addresses where carriers by HTTP tell of receipts and texts. */
  addRoutes(server: FastifyInstance): void;
}

/**
 * Makes the carriers of a configuration, and the routes to them.
 * @param config from {@link loadCarriers}; without one all texts go to the dev phone
 */
export function createCarriers(config: CarriersConfig | undefined, deps: CarriersDeps): Carriers {
  const loopback = new Loopback(deps);
  const smpp = config?.smpp.map((options) => new SmppCarrier(options, deps)) ?? [];
  const http = config?.http.map((options) => new HttpCarrier(options, deps)) ?? [];
  const isRouted = config === undefined || config.routes.some(({ carrier }) => carrier === loopbackName);
  return {
    routes: new Routes([...smpp, ...http, ...(isRouted ? [loopback] : [])], config?.routes ?? [{ carrier: loopbackName }]),
    lanes: isRouted ? [loopback.lane] : [],
    addRoutes: (server) => addCarrierWebhooks(server, http),
  };
}
