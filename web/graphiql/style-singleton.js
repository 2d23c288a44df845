// Stands for the package react-style-singleton: the same function without <style> elements, which our
// Content-Security-Policy forbids. The style is a constructed sheet instead.

import { useEffect } from "react";

export const styleSingleton = () => {
  const sheet = new CSSStyleSheet();
  let users = 0;
  return function Style({ styles, dynamic }) {
    useEffect(() => {
      if (users++ === 0) {
        sheet.replaceSync(styles);
        document.adoptedStyleSheets.push(sheet);
      }
      return () => {
        if (--users === 0) {
          document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
        }
      };
    }, [styles && dynamic]);
    return null;
  };
};
