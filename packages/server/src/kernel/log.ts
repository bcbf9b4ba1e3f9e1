import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

/** Members that must never be read in a log, wherever they stand in what is logged. */
const secrets = ["password", "secret", "token", "access_token", "refresh_token", "code", "authorization", "cookie"];

/** The process's logger: JSON lines, secrets removed. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
