import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AddressPolicy, isPublicAddress, parseDestination } from "./addresses.ts";

describe("isPublicAddress", () => {
  it.each([
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2001:4860:4860::8888",
    "2003::1",
    "2a00:1450:4001::1",
    "3ffe::1",
  ])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it("takes no IPv4 address for public in any of its IPv6 clothes", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const hex = address
          .split(".")
          .map((byte) => Number(byte).toString(16).padStart(2, "0"))
          .join("");
        const pair = `${hex.slice(0, 4)}:${hex.slice(4)}`;
        for (const clothed of [
          `::${address}`,
          `::ffff:${address}`,
          `::ffff:${pair}`,
          `64:ff9b::${address}`,
          `64:ff9b:1::${pair}`,
          `2002:${pair}::1`,
        ]) {
          expect(isPublicAddress(clothed), clothed).toBe(false);
        }
      }),
    );
  });

  it("takes nothing for public that is not an address", () => {
    fc.assert(fc.property(fc.domain(), (text) => isPublicAddress(text) === false));
  });
});

describe("AddressPolicy", () => {
  it("adds what the operator allows, and nothing more", () => {
    const policy = new AddressPolicy(["10.1.0.0/16", "fd00::/8", "::1", "Hooks.Internal."]);
    const allowed = ["10.1.2.3", "fd12::1", "::1", "1.1.1.1", "2606:4700::1"];
    const not = ["10.2.0.1", "fe80::1", "::2", "127.0.0.1", "", "hooks.internal", "fd12::1%eth0"];
    expect(allowed.filter((address) => !policy.allowsAddress(address))).toEqual([]);
    expect(not.filter((address) => policy.allowsAddress(address))).toEqual([]);
    expect(["hooks.internal", "HOOKS.INTERNAL."].map((host) => policy.allowsHost(host))).toEqual([true, true]);
    expect(["sub.hooks.internal", "internal", "10.1.2.3"].map((host) => policy.allowsHost(host))).toEqual([false, false, false]);
  });

  it("reads hosts, addresses and blocks", () => {
    expect(parseDestination("a_b.Example.")).toEqual({ host: "a_b.example" });
    expect(parseDestination("10.0.0.0/8")).toEqual({ address: "10.0.0.0", bits: 8, family: "ipv4" });
    expect(parseDestination("::1")).toEqual({ address: "::1", bits: 128, family: "ipv6" });
    for (const wrong of ["*", "a/8", "1.2", "10.0.0.0/", "10.0.0.0/8/8", "-a", "a..b", "fe80::1%lo", "[::1]", "a:1"]) {
      expect(parseDestination(wrong), wrong).toBeUndefined();
    }
  });
});
