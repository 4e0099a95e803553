/** Vite gives the address of a file imported with `?url`. */
declare module '*?url' {
  const url: string
  export default url
}
