import type { DefaultTheme } from 'vitepress'

/**
 * Words as search knows them. Chinese has no spaces: each two neighbouring characters count as a word.
 * The function is sent to the browser as text, so that it must stand alone.
 */
function tokenize(text: string): string[] {
  const words: string[] = []
  for (const [word] of text.toLowerCase().matchAll(/[\p{Script=Han}]+|[\p{L}\p{N}_]+/gu)) {
    if (!/^\p{Script=Han}/u.test(word)) {
      words.push(word)
      // `send_group_msg` is found by its parts too.
      if (word.includes('_')) words.push(...word.split('_').filter(Boolean))
    } else if (word.length === 1) words.push(word)
    else for (let at = 0; at + 1 < word.length; at += 1) words.push(word.slice(at, at + 2))
  }
  return words
}

export const searchOptions: DefaultTheme.LocalSearchOptions = {
  miniSearch: {
    options: { tokenize },
    searchOptions: {
      boost: { title: 4, titles: 2, text: 1 },
      prefix: true,
      fuzzy: 0.1,
      // Who knows the name of a member finds it; who asks a question wants a guide.
      boostDocument: (address) => (String(address).includes('/reference/api/') ? 0.1 : 1),
    },
  },
  locales: {
    zh: {
      translations: {
        button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
        modal: {
          displayDetails: '显示详细列表',
          resetButtonTitle: '清除',
          backButtonTitle: '关闭搜索',
          noResultsText: '没有结果：',
          footer: {
            selectText: '打开',
            selectKeyAriaLabel: '回车',
            navigateText: '选择',
            navigateUpKeyAriaLabel: '向上',
            navigateDownKeyAriaLabel: '向下',
            closeText: '关闭',
            closeKeyAriaLabel: 'Esc',
          },
        },
      },
    },
  },
}
