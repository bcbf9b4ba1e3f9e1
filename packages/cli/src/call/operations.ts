import { type OperationSpec, type ServiceSpec, services } from "@patchbay/contract";
import { usageError } from "../command.ts";
import { columns, suggestion } from "../text.ts";

/** One operation of the table under the name that `call` knows it by. */
export interface Operation {
  /** `Accounts.getAccount` */
  readonly name: string;
  readonly spec: OperationSpec;
}

function operationsOf(service: ServiceSpec): Operation[] {
  return Object.entries(service.operations).map(([name, spec]) => ({ name: `${service.namespace}.${name}`, spec }));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/**
 * Finds an operation by `Module.function`, in any case.
 * @throws CliError with what was probably meant
 */
export function findOperation(name: string): Operation {
  const all = services.flatMap(operationsOf);
  const found = all.find((operation) => isSame(operation.name, name));
  if (found !== undefined) return found;
  const names = all.map((operation) => operation.name);
  throw usageError(`There is no operation "${name}".${suggestion(name, names)} See patchbay call --list.`);
}

/**
 * The operations with a line about each, of all modules or of one.
 * @throws CliError when there is no such module
 */
export function listOperations(module: string | undefined): string {
  const listed = services.filter((service) => module === undefined || isSame(service.namespace, module));
  if (listed.length === 0) {
    const names = services.map((service) => service.namespace);
    throw usageError(`There is no module "${module}".${suggestion(module ?? "", names)} There are ${names.join(", ")}.`);
  }
  return listed
    .map((service) => {
      const rows = operationsOf(service).map(({ name, spec }) => [name, spec.summary] as const);
      return `${service.namespace}: ${service.description}\n${columns(rows, 46)}`;
    })
    .join("\n\n");
}
