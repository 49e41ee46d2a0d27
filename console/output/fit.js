/**
 * Gives the picture its size whatever the window's; in a smaller or larger one it is seen whole.
 *
 * @param {HTMLElement} place
 * @param {{ width: number, height: number }} size
 */
export function fit(place, { width, height }) {
  const scale = () => {
    const factor = Math.min(innerWidth / width, innerHeight / height);
    place.style.transform = innerWidth === width && innerHeight === height ? '' : `scale(${factor})`;
  };
  place.style.width = `${width}px`;
  place.style.height = `${height}px`;
  scale();
  addEventListener('resize', scale);
}
