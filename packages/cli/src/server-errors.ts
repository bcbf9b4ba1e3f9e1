import { CliError, exitCodes } from "./command.ts";

/** The server is loaded by the commands that need it only: it takes longer to load than `call` takes to run. */
export type ServerModule = typeof import("@patchbay/server");

/** Runs what starts a server; mistakes in settings, carriers and seeds, and a taken port, become sentences without a stack. */
export async function withServerErrors<T>(server: ServerModule, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof server.SettingsError || error instanceof server.CarriersError)
      throw new CliError(exitCodes.usage, error.message, { cause: error });
    if (error instanceof server.SeedError || error instanceof server.PortTakenError) {
      throw new CliError(exitCodes.failure, error.message, { cause: error });
    }
    throw error;
  }
}
