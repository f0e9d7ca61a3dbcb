/** `get_group_info` → `GetGroupInfo`. */
export function pascal(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join('')
}

/** `current_categories` → `CurrentCategory`, for one item of a list. */
export function singular(name: string): string {
  return pascal(name).replace(/ies$/, 'y').replace(/List$/, '').replace(/s$/, '')
}

/** A key as it is written in TypeScript. */
export function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`
}

export function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' | ')
}
