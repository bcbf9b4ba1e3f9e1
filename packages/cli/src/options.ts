import { type ParseArgsConfig, parseArgs } from "node:util";
import { usageError } from "./command.ts";

/**
 * Node's `parseArgs`, whose complaints become usage errors.
 * @throws CliError for unknown options, missing values and positionals that are not allowed
 */
export function readOptions<const Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The first sentence says what is wrong; what follows is advice about a syntax that is not ours.
    throw usageError(error.message.split(/\. |\n/)[0] ?? error.message);
  }
}
