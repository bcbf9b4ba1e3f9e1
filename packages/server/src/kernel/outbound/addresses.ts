import { BlockList, isIP } from "node:net";

type Block = readonly [address: string, bits: number];

/**
 * IPv4 that is not the public internet: the IANA special-purpose registry (RFC 6890 and its updates), multicast and
 * class E, and one address that looks public: 168.63.129.16, through which Azure serves its virtual machines.
 */
const specialIpv4: readonly Block[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/**
 * IPv6 has one block of global unicast addresses, 2000::/3. What lies outside is loopback, IPv4-mapped and -compatible,
 * NAT64, discard, unique local, link local, multicast or not assigned: all of it is refused without naming it.
 */
const globalIpv6: Block = ["2000::", 3];

/** Within 2000::/3: IETF assignments (Teredo, ORCHID, benchmarking, AS112 and more), documentation, 6to4. */
const specialIpv6: readonly Block[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
];

const special4 = blockList(specialIpv4, "ipv4");
const global6 = blockList([globalIpv6], "ipv6");
const special6 = blockList(specialIpv6, "ipv6");

function blockList(blocks: readonly Block[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [address, bits] of blocks) list.addSubnet(address, bits, family);
  return list;
}

/** Whether an address belongs to the public internet. Anything that is not an IP address does not. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special4.check(address, "ipv4");
    case 6:
      // A zone (fe80::1%eth0) only makes sense on a local link.
      return !address.includes("%") && global6.check(address, "ipv6") && !special6.check(address, "ipv6");
    default:
      return false;
  }
}

/** One destination that the operator allows: a host by name, or a block of addresses. */
export type Destination =
  | { readonly host: string }
  | { readonly address: string; readonly bits: number; readonly family: "ipv4" | "ipv6" };

/**
 * Reads one entry of the allow list: `hooks.internal`, `10.1.2.3`, `10.0.0.0/8` or `fd00::/8`.
 * @returns undefined when it is none of these
 */
export function parseDestination(text: string): Destination | undefined {
  const [address = "", bits, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0) return bits === undefined && isHostName(text) ? { host: normalHost(text) } : undefined;
  const width = version === 4 ? 32 : 128;
  const length = bits === undefined ? width : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (rest.length > 0 || !(length <= width) || address.includes("%")) return undefined;
  return { address, bits: length, family: version === 4 ? "ipv4" : "ipv6" };
}

/** Letters, digits, hyphens and underscores between dots; not only digits at the end, which would be an IPv4 address. */
function isHostName(text: string): boolean {
  return (
    /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.?$/i.test(text) &&
    !/(?:^|\.)\d+\.?$/.test(text)
  );
}

/** A host name as it is compared: lower case, without the final dot and without the brackets of IPv6. */
export function normalHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "");
}

/** What outbound calls may reach: the public internet and what the operator allows besides. */
export class AddressPolicy {
  readonly #hosts = new Set<string>();
  readonly #blocks = new BlockList();

  /** @param allow entries as {@link parseDestination} reads them */
  constructor(allow: readonly string[]) {
    for (const entry of allow) {
      const destination = parseDestination(entry);
      if (destination === undefined) throw new RangeError(`"${entry}" is neither a host name, an address nor a CIDR block.`);
      if ("host" in destination) this.#hosts.add(destination.host);
      else this.#blocks.addSubnet(destination.address, destination.bits, destination.family);
    }
  }

  /** Whether this host is allowed by name, whatever it resolves to. */
  allowsHost(host: string): boolean {
    return this.#hosts.has(normalHost(host));
  }

  /** Whether a connection to this address is allowed. */
  allowsAddress(address: string): boolean {
    const version = isIP(address);
    if (version === 0) return false;
    if (isPublicAddress(address)) return true;
    return !address.includes("%") && this.#blocks.check(address, version === 4 ? "ipv4" : "ipv6");
  }
}
