import { backoff } from "../backoff.ts";

/**
 * Where and how mails wait. Attempts come from seconds apart, since people wait for codes, to half an hour, together for
 * about a day, after which no code is of use.
 */
export const mailLane = {
  name: "kernel.mail",
  table: "kernel.mail",
  maxAttempts: 60,
  backoff: (failures: number): number => backoff(failures, 5_000, 1_800_000),
};
