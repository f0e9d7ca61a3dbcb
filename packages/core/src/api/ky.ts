/**
 * What the transport takes of ky, loaded by `import()`: of a module that is loaded so, a bundler
 * keeps whatever it exports.
 */
export { default as ky, type KyInstance } from 'ky'
