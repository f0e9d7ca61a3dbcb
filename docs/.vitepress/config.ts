import GithubSlugger from 'github-slugger'
import { defineConfig, type DefaultTheme } from 'vitepress'

import { repositoryUrl } from '../site/repository.ts'
import { emptyHeadsToCells } from '../site/markdown.ts'
import { searchOptions } from '../site/search.ts'
import { sidebar } from '../site/sidebar.ts'

const sources = repositoryUrl()
const shared: DefaultTheme.Config = {
  search: { provider: 'local', options: searchOptions },
  ...(sources ? { socialLinks: [{ icon: 'github', link: sources }] } : {}),
}

export default defineConfig({
  title: 'cqhttp',
  srcDir: '.site',
  srcExclude: ['public/**'],
  outDir: 'dist',
  cacheDir: 'node_modules/.cache/vitepress',
  cleanUrls: true,
  lastUpdated: false,
  // The search index of a language is one chunk.
  vite: { build: { target: 'es2022', chunkSizeWarningLimit: 3000 } },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: (markdown) => markdown.core.ruler.push('empty-heads', emptyHeadsToCells),
    // Links name headings as GitHub does, so that they work in both places.
    anchor: { slugify: (text) => new GithubSlugger().slug(text), uniqueSlugStartIndex: 1 },
  },
  themeConfig: shared,
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      description: 'QQ bots in TypeScript for OneBot 11, on any runtime',
      themeConfig: {
        nav: [
          { text: 'Start', link: '/start' },
          { text: 'Guides', link: '/guide/events' },
          { text: 'Reference', link: '/reference/actions' },
        ],
        sidebar: sidebar('en'),
      },
    },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      link: '/zh/',
      description: '用 TypeScript 写 OneBot 11 的 QQ 机器人，可在任何运行时上运行',
      themeConfig: {
        nav: [
          { text: '入门', link: '/zh/start' },
          { text: '指南', link: '/zh/guide/events' },
          { text: '参考', link: '/zh/reference/actions' },
        ],
        sidebar: sidebar('zh'),
        outline: { label: '本页目录' },
        docFooter: { prev: '上一页', next: '下一页' },
        darkModeSwitchLabel: '外观',
        lightModeSwitchTitle: '切换到浅色',
        darkModeSwitchTitle: '切换到深色',
        sidebarMenuLabel: '目录',
        returnToTopLabel: '回到顶部',
        langMenuLabel: '切换语言',
        skipToContentLabel: '跳到正文',
        notFound: {
          title: '没有这个页面',
          quote: '地址可能写错了，或者页面已经搬走。',
          linkLabel: '回到首页',
          linkText: '回到首页',
        },
      },
    },
  },
})
