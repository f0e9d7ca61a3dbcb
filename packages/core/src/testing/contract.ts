import { assertThat } from './assert.ts'
import { type StoreTime, withRealTime, withSimulatedTime } from './store-time.ts'

/** One thing that a store must do, for any test runner. */
export interface ContractCase {
  /** A sentence about the store, such as `frees a claim whose time is up, for one`. */
  readonly name: string
  /** Rejects with an error that says what was expected and what the store gave. */
  run(): Promise<void>
}

/** How a suite gets at the store. */
export interface StoreContractOptions<Store> {
  /**
   * Opens the store, several times for each case: all of them share their data, as the processes of
   * a bot do. It need not be empty, since the keys of a case are its own.
   */
  open(): Store | Promise<Store>
  /** Ends what `open` or `openBroken` gave. Default: nothing needs to be ended. */
  close?(store: Store): void | Promise<void>
  /**
   * Opens the store on an engine that fails: at a closed port, say, or without its table. It may
   * itself fail. Without it, failures are not checked.
   */
  openBroken?(): Store | Promise<Store>
  /**
   * Whose time the store tells by. `process` (default): `Date` or `performance.now` of this
   * process, which the suite replaces while a case runs; so run one case after the other. `engine`:
   * a clock that the suite cannot set, such as a server's; it really waits, and cases may run at the
   * same time.
   */
  clock?: 'process' | 'engine'
}

/** What a case works with. */
export interface Subject<Store> {
  /** Several openings of one store. */
  readonly stores: readonly [Store, Store, Store]
  readonly time: StoreTime
  /** The same for the same name within a case, and else unique. */
  key(name?: string): string
}

export type Cases<Store> = Record<string, (subject: Subject<Store>) => Promise<void>>

/** How long a method of a store that fails may take to say so, in milliseconds. */
const PATIENCE = 10_000

export function toContract<Store>(
  options: StoreContractOptions<Store>,
  cases: Cases<Store>,
  methods: Record<string, (store: Store, key: string) => unknown>,
): ContractCase[] {
  const { open, openBroken, close, clock = 'process' } = options
  const withTime = clock === 'engine' ? withRealTime : withSimulatedTime
  const contract: ContractCase[] = Object.entries(cases).map(([name, check]) => ({
    name,
    run: () =>
      withTime(async (time) => {
        const unique = crypto.randomUUID()
        const stores: [Store, Store, Store] = [await open(), await open(), await open()]
        try {
          await check({ stores, time, key: (part = '') => unique + part })
        } finally {
          for (const store of new Set(stores)) await close?.(store)
        }
      }),
  }))
  if (openBroken === undefined) return contract
  for (const [name, call] of Object.entries(methods)) {
    contract.push({
      name: `says at ${name} that its engine fails`,
      run: () => assertFails(openBroken, close, (store) => call(store, crypto.randomUUID())),
    })
  }
  return contract
}

async function assertFails<Store>(
  open: () => Store | Promise<Store>,
  close: StoreContractOptions<Store>['close'],
  call: (store: Store) => unknown,
): Promise<void> {
  let store: Store | undefined
  const attempt = async (): Promise<string> => {
    store = await open()
    return `it gave ${JSON.stringify(await call(store))}`
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, `it gave nothing for ${PATIENCE / 1000} s`)
  })
  try {
    const found = await Promise.race([attempt(), patience]).catch((error: unknown) => error)
    assertThat(
      found instanceof Error && found.message !== '',
      `must reject with an Error: ${found}`,
    )
  } finally {
    clearTimeout(timer)
    if (store !== undefined) await close?.(store)
  }
}
