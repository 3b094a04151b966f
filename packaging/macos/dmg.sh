#!/bin/sh
# How does Bilan.app become an image that a person can trust? On macOS, after `python packaging/bundle/builder.py`: `dmg.sh VERSION`
# Signed and notarised where SIGN_AS names a certificate "Developer ID Application" and NOTARY_PROFILE what
# `xcrun notarytool store-credentials` kept; without them the image is unsigned, and macOS asks the person.
set -eu

version=$1
app=build/bundle/Bilan.app
image=dist/bilan-$version-macos-$(uname -m).dmg
mkdir -p dist build/image

if [ -n "${SIGN_AS:-}" ]; then # from the inside out: libraries, then the two programs and the application
    find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' \) -print0 |
        xargs -0 codesign --force --timestamp --options runtime --sign "$SIGN_AS"
    for program in "$app/Contents/MacOS/bilan-vault" "$app/Contents/MacOS/bilan" "$app"; do
        codesign --force --timestamp --options runtime --entitlements packaging/macos/entitlements.plist --sign "$SIGN_AS" "$program"
    done
    codesign --verify --deep --strict "$app"
fi

rm -rf build/image/* "$image"
cp -R "$app" build/image/
ln -s /Applications build/image/Applications
hdiutil create -volname Bilan -srcfolder build/image -fs HFS+ -format UDZO "$image"

if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature "$image"
fi
echo "$image"
