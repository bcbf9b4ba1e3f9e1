export type AccountType = "MasterReseller" | "Reseller" | "Customer" | "Location";

const ranks: Readonly<Record<AccountType, number>> = { MasterReseller: 3, Reseller: 2, Customer: 1, Location: 0 };

/** Whether an account of this type may stand directly below one of that type: it must rank strictly lower. */
export function mayBeChildOf(type: AccountType, parent: AccountType): boolean {
  return ranks[type] < ranks[parent];
}

/** The account type that a query names, in any case; undefined when there is no such type. */
export function accountTypeNamed(text: string | undefined): AccountType | undefined {
  const types: readonly AccountType[] = ["MasterReseller", "Reseller", "Customer", "Location"];
  return types.find((type) => type.toLowerCase() === text?.toLowerCase());
}
