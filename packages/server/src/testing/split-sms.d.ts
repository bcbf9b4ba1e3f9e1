/** An independent counter of SMS parts, which brings no types. */
declare module "split-sms" {
  export function split(
    text: string,
    options?: { readonly summary?: boolean },
  ): { readonly characterSet: "GSM" | "Unicode"; readonly parts: readonly { readonly length: number }[] };
}
