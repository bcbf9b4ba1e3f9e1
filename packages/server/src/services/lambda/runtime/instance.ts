import imported from "@jitl/quickjs-wasmfile-release-sync";
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
} from "quickjs-emscripten-core";
import type { ThreadData } from "./protocol.ts";
import { Realm } from "./realm.ts";

// Its types are those of the CommonJS build, where the variant is a member; what is loaded is the ES module.
const variant = imported as unknown as QuickJSSyncVariant;

const page = 65_536;
/** The least that the module can start with: 16 MiB. */
const firstPages = 256;
/** Beside what a function may use: QuickJS itself, its stack, and what its allocator wastes. */
const ownBytes = 8 * 1024 * 1024;
/** Memory of WebAssembly never shrinks: an instance that has grown beyond this is let go. */
const wornBytes = firstPages * page + 8 * 1024 * 1024;
/** With more, infinite recursion aborts the module instead of throwing. */
const stackBytes = 256 * 1024;

/** An instance of QuickJS with a memory of its own, in which the functions of one owner run one after the other. */
export class Instance {
  readonly #module: QuickJSWASMModule;
  readonly #memory: WebAssembly.Memory;
  readonly #owner: string;
  readonly #bytes: number;
  readonly #data: ThreadData;
  #next: Realm | undefined;
  /** Bytes that a short call uses, counted once. */
  usual: number | undefined;

  private constructor(module: QuickJSWASMModule, memory: WebAssembly.Memory, owner: string, bytes: number, data: ThreadData) {
    this.#module = module;
    this.#memory = memory;
    this.#owner = owner;
    this.#bytes = bytes;
    this.#data = data;
  }

  /** @param bytes what a function may use. QuickJS itself does not count typed arrays; the end of the memory stops them. */
  static async create(data: ThreadData, owner: string, bytes: number): Promise<Instance> {
    const maximum = Math.max(firstPages, Math.ceil((bytes + ownBytes) / page));
    const wasmMemory = new WebAssembly.Memory({ initial: firstPages, maximum });
    const module = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmModule: data.wasm, wasmMemory }));
    return new Instance(module, wasmMemory, owner, bytes, data);
  }

  fits(owner: string, bytes: number): boolean {
    return this.#owner === owner && this.#bytes === bytes;
  }

  /** Bytes by which the memory has grown since the beginning. */
  get grown(): number {
    return this.#memory.buffer.byteLength - firstPages * page;
  }

  isWorn(): boolean {
    return this.#memory.buffer.byteLength > wornBytes;
  }

  /** Makes the realm of the next call in advance. */
  prepare(): void {
    this.#next ??= this.#make();
  }

  /** A realm for one call; whoever takes it disposes of it. */
  take(): Realm {
    const realm = this.#next ?? this.#make();
    this.#next = undefined;
    return realm;
  }

  #make(): Realm {
    const runtime = this.#module.newRuntime();
    runtime.setMemoryLimit(this.#bytes);
    runtime.setMaxStackSize(stackBytes);
    return new Realm(runtime, this.#data);
  }
}
