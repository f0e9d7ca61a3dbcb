// Around a diagnosis; what it says itself is in src/diagnosis.
export const diagnosisLabelsEn = {
  'diagnosis.label': 'What is wrong',
  'diagnosis.show': 'Show the exchange',
  'diagnosis.show-sockets': 'Show the sockets',
  'diagnosis.dismiss': 'Dismiss',
} as const

export const diagnosisLabelsZh: Record<keyof typeof diagnosisLabelsEn, string> = {
  'diagnosis.label': '问题诊断',
  'diagnosis.show': '查看这条记录',
  'diagnosis.show-sockets': '查看连接',
  'diagnosis.dismiss': '关闭提示',
}
