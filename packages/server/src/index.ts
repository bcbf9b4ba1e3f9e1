/** The server as a library: what the command line and tests start. */
export { type App, createApp } from "./app.ts";
export { CarriersError } from "./carriers/index.ts";
export { readSeed, SeedError } from "./kernel/seed.ts";
export { describeSettings, SettingsError } from "./kernel/settings.ts";
export { demoCredentials, type Opened, openPlatform, PortTakenError, type Serving, serve } from "./serve.ts";
export { importNumbers, NumbersFileError } from "./services/numbers/index.ts";
