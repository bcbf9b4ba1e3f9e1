import { toE164 } from "../kernel/phone.ts";

/**
 * A number as a carrier writes it, in E.164 where it can be that; short codes and names stay as they are.
 * @param country of numbers without a country code, two letters
 */
export function toNumber(written: string, country: string): string {
  const digits = written.replaceAll(/[\s().-]/g, "");
  if (!/^\+?\d+$/.test(digits)) return written;
  // Many leave the plus out: what is no number of the country may be one of the world.
  return digits.startsWith("+") ? digits : (toE164(digits, country) ?? toE164(`+${digits}`) ?? digits);
}
