import { isIPv6 } from "node:net";

/**
 * What limits per address count by: an IPv4 address, or the /64 of an IPv6 one. Whoever has IPv6 has 2^64 addresses at
 * least, and would otherwise have as many attempts.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [plain = ""] = address.split("%");
  if (!isIPv6(plain)) return address;
  const [head = "", tail] = plain.split("::");
  const [left, right] = [groupsOf(head), groupsOf(tail ?? "")];
  // An IPv4 address at the end stands for two groups.
  const zeros = 8 - left.length - right.length - (tail?.includes(".") ? 1 : 0);
  const groups = tail === undefined ? left : [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  const prefix = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${prefix.join(":")}::/64`;
}

const groupsOf = (text: string): string[] => (text === "" ? [] : text.split(":"));
