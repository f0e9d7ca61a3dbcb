import { useRoute, type Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme'
import { h, onMounted, watch } from 'vue'

import './style.css'

export default {
  extends: DefaultTheme,
  Layout: {
    setup() {
      const route = useRoute()
      // Home has no `main` of its own.
      const mark = (): void =>
        document.querySelector('.VPContent.is-home')?.setAttribute('role', 'main')
      onMounted(mark)
      watch(() => route.path, mark, { flush: 'post' })
      return () => h(DefaultTheme.Layout)
    },
  },
} satisfies Theme
