/**
 * How long to wait before the next attempt: doubling from `first` up to `most`, each time a random 50 to 100 % of it, so
 * that things that failed together do not come back together.
 * @param failures attempts that have failed so far, 1 or more
 * @param first wait after the first failure, in ms
 * @param most longest wait, in ms
 */
export function backoff(failures: number, first: number, most: number): number {
  const full = Math.min(most, first * 2 ** Math.min(failures - 1, 30));
  return full * (0.5 + Math.random() / 2);
}
