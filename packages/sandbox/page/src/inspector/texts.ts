export const inspectorEn = {
  'inspector.title': 'Exchanges',
} as const

export const inspectorZh: Record<keyof typeof inspectorEn, string> = {
  'inspector.title': '收发记录',
}
