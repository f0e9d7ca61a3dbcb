// Loaded before a program: its clock is ahead by so many milliseconds.
const shift = Number(process.env['CLOCK_SHIFT'])
const { now } = Date

globalThis.Date = class extends Date {
  static override now = (): number => now() + shift

  constructor(...args: [number?, number?, number?, number?, number?, number?, number?]) {
    if (args.length === 0) super(now() + shift)
    else super(...(args as [number, number]))
  }
} as DateConstructor
