import style from './control.module.css'

/** The class of inputs, selects and text areas. */
export const control = style['control']
