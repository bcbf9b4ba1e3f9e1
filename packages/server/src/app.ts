import type { FastifyInstance } from "fastify";
import { carrierMigrations } from "./carriers/index.ts";
import { addDocumentation } from "./docs/index.ts";
import { Access, type AccessSources } from "./kernel/access/access.ts";
import { invalidationOf } from "./kernel/access/invalidation.ts";
import { SigningKeys } from "./kernel/access/keys.ts";
import { type Clock, systemClock } from "./kernel/clock.ts";
import { Database } from "./kernel/db/database.ts";
import { type MigrationSource, migrate, migrationsBeside } from "./kernel/db/migrate.ts";
import { Events, Listener } from "./kernel/events/index.ts";
import { fileStores } from "./kernel/files/index.ts";
import { startHousekeeping } from "./kernel/housekeeping.ts";
import { createServer } from "./kernel/http/server.ts";
import { createLanes } from "./kernel/lanes/index.ts";
import type { Log } from "./kernel/log.ts";
import { createMail } from "./kernel/mail/index.ts";
import { Metrics } from "./kernel/metrics.ts";
import { createOutbound, type Resolve } from "./kernel/outbound/index.ts";
import { Passwords, type PasswordsOptions } from "./kernel/passwords/passwords.ts";
import type { KeyRing } from "./kernel/secrets.ts";
import { applySeed } from "./kernel/seed.ts";
import type { Kernel, Service } from "./kernel/service.ts";
import type { Settings } from "./kernel/settings.ts";
import { isSuspended } from "./services/accounts/index.ts";
import { grantsOf } from "./services/auth/index.ts";
import { findUser } from "./services/identity/index.ts";
import { services } from "./services/index.ts";
import { revokedTokens } from "./services/oauth/index.ts";

const accessSources: AccessSources = { findUser, isSuspended, grantsOf, revokedTokens };

export interface AppOptions {
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly secrets: KeyRing;
  readonly log: Log;
  readonly clock?: Clock;
  /** Tests hash passwords more cheaply. */
  readonly passwords?: PasswordsOptions;
  /** Where outbound calls look up host names; the system's resolver when absent. */
  readonly resolve?: Resolve;
}

/** A running platform. */
export interface App {
  readonly kernel: Kernel;
  readonly server: FastifyInstance;
  /** Applies a parsed seed file; safe to repeat. */
  seed(value: unknown, source: string): Promise<void>;
  /** Accepts requests. @returns the URL that it listens on */
  listen(port: number, host: string): Promise<string>;
  /** Stops accepting, finishes what was accepted, and lets go of everything. */
  close(): Promise<void>;
}

function createKernel(options: AppOptions): Kernel {
  const { settings, log, secrets } = options;
  const clock = options.clock ?? systemClock;
  const db = new Database({ url: options.databaseUrl, clock });
  const issuer = settings.publicUrl ?? `http://localhost:${settings.port}`;
  const keys = new SigningKeys({ db, secrets, issuer });
  return {
    services: services.map(({ spec }) => spec),
    settings,
    clock,
    db,
    listener: new Listener({ db, log }),
    log,
    secrets,
    access: new Access({ db, keys, sources: accessSources }),
    outbound: createOutbound({ allow: settings.outboundAllow, resolve: options.resolve }),
    files: fileStores(settings.dataDir),
    passwords: new Passwords(options.passwords),
  };
}

/** The migrations of the kernel, the carriers and all services, in order. */
export function migrationSources(mounted: readonly Service[]): MigrationSource[] {
  const kernel = { owner: "kernel", folder: migrationsBeside(new URL("./kernel/kernel.js", import.meta.url).href) };
  return [kernel, carrierMigrations, ...mounted.flatMap((service) => service.migrations ?? [])];
}

/** Brings the database up to date and starts the platform; it does not listen yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const kernel = createKernel(options);
  const { db, listener, log, access } = kernel;
  const mounted = services.map((service) => service.start(kernel));
  const applied = await migrate(options.databaseUrl, migrationSources(mounted));
  if (applied.length > 0) log.info({ migrations: applied.length }, "database migrated");

  const consumers = mounted.flatMap((service) => service.consumers);
  const events = new Events({ db, listener, log, consumers });
  events.follow((event) => {
    const change = invalidationOf(event);
    if (change !== undefined) access.invalidate(change);
  });
  const mail = createMail({ settings: options.settings });
  const lanes = createLanes({ db, log, listener, lanes: [...mail.lanes, ...mounted.flatMap((service) => service.lanes)] });
  await listener.start();
  await events.start();
  await access.start();
  const background = mounted.flatMap((service) => service.background);
  for (const each of background) await each.start();
  lanes.start();

  const operations = mounted.flatMap((service) =>
    Object.keys(service.spec.operations).map((name) => `${service.spec.name}.${name}`),
  );
  const metrics = new Metrics({
    operations: [...operations, "platform.getOperation"],
    pools: { main: db.pool },
    background: { lanes: () => lanes.stats(), consumers: () => events.stats() },
  });
  const server = await createServer(kernel, mounted, metrics);
  addDocumentation(server);
  const stopHousekeeping = startHousekeeping(db, log);
  const seeds = mounted.flatMap((service) => service.seed);

  return {
    kernel,
    server,
    seed: (value, source) => applySeed(db, value, seeds, source),
    listen: (port, host) => server.listen({ port, host }),
    close: async () => {
      stopHousekeeping();
      await server.close();
      await lanes.stop();
      for (const each of background.toReversed()) await each.stop();
      mail.close();
      await events.stop();
      await listener.stop();
      await kernel.outbound.close();
      await db.close();
    },
  };
}
