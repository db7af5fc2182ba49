//! A small rasteriser on the CPU: what the graphics card would draw, the same on every machine.
//!
//! Triangles with a colour at each corner and a texture, blended premultiplied in gamma space, as
//! the window's painter does it. No antialiasing of its own: the toolkit feathers edges itself.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use egui::epaint::{ClippedPrimitive, ImageData, ImageDelta, Mesh, Primitive, Vertex};
use egui::{Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

/// A picture of opaque pixels, red, green and blue.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<[u8; 3]>,
}

/// Premultiplied pixels of a texture.
#[derive(Default)]
struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 4]>,
}

/// The textures of a window, kept up to date by the harness.
#[derive(Clone, Default)]
pub(super) struct Textures(Rc<RefCell<BTreeMap<TextureId, Texture>>>);

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.borrow_mut();
        let set: BTreeMap<_, _> = delta.set.drain().collect();
        for (id, deltas) in set {
            for delta in deltas {
                apply(textures.entry(id).or_default(), &delta);
            }
        }
        let free: BTreeSet<_> = delta.free.drain().collect();
        for id in free {
            textures.remove(&id);
        }
    }
}

/// Replaces a texture, or the part of it that a delta is about.
fn apply(texture: &mut Texture, delta: &ImageDelta) {
    let ImageData::Color(image) = &delta.image;
    let [width, height] = image.size;
    let pixels: Vec<[f32; 4]> = image
        .pixels
        .iter()
        .map(|color| color.to_array().map(|value| f32::from(value) / 255.0))
        .collect();
    let Some([left, top]) = delta.pos else {
        *texture = Texture {
            width,
            height,
            pixels,
        };
        return;
    };
    for (row, line) in pixels.chunks(width).enumerate() {
        let start = (top + row) * texture.width + left;
        texture.pixels[start..start + width].copy_from_slice(line);
    }
}

impl Texture {
    /// The colour at a place from 0 to 1, mixed from the four pixels around it.
    fn at(&self, uv: Pos2) -> [f32; 4] {
        let x = (uv.x * self.width as f32 - 0.5).max(0.0);
        let y = (uv.y * self.height as f32 - 0.5).max(0.0);
        let (left, top) = (x.floor(), y.floor());
        let (dx, dy) = (x - left, y - top);
        let pixel = |x: usize, y: usize| {
            let (x, y) = (x.min(self.width - 1), y.min(self.height - 1));
            self.pixels[y * self.width + x]
        };
        let (left, top) = (left as usize, top as usize);
        let corners = [
            (pixel(left, top), (1.0 - dx) * (1.0 - dy)),
            (pixel(left + 1, top), dx * (1.0 - dy)),
            (pixel(left, top + 1), (1.0 - dx) * dy),
            (pixel(left + 1, top + 1), dx * dy),
        ];
        let mut mixed = [0.0; 4];
        for (color, share) in corners {
            for (sum, value) in mixed.iter_mut().zip(color) {
                *sum += value * share;
            }
        }
        mixed
    }
}

/// Draws what a frame put out, at one pixel a point.
pub(super) fn draw(primitives: &[ClippedPrimitive], textures: &Textures, size: Rect) -> Picture {
    let (width, height) = (size.width() as usize, size.height() as usize);
    let mut canvas = Canvas {
        width,
        height,
        pixels: vec![[0.0; 3]; width * height],
    };
    let textures = textures.0.borrow();
    for ClippedPrimitive {
        clip_rect,
        primitive,
    } in primitives
    {
        let Primitive::Mesh(mesh) = primitive else {
            panic!("this window draws with nothing but triangles");
        };
        let texture = &textures[&mesh.texture_id];
        canvas.mesh(mesh, texture, *clip_rect);
    }
    let byte = |value: f32| (value * 255.0).round().clamp(0.0, 255.0) as u8;
    Picture {
        width,
        height,
        pixels: canvas.pixels.iter().map(|pixel| pixel.map(byte)).collect(),
    }
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 3]>,
}

/// Twice the area of a triangle; positive where its corners go round clockwise on a screen.
fn area(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Whether pixels exactly on the edge from `a` to `b` belong to the triangle: on its left and upper
/// edges only, so that two triangles with a common edge share no pixel.
fn owns(a: Pos2, b: Pos2) -> bool {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    dy < 0.0 || (dy == 0.0 && dx > 0.0)
}

impl Canvas {
    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect) {
        let limit = |value: f32, most: usize| value.round().clamp(0.0, most as f32) as usize;
        let clip = [
            limit(clip.left(), self.width),
            limit(clip.right(), self.width),
            limit(clip.top(), self.height),
            limit(clip.bottom(), self.height),
        ];
        for corners in mesh.indices.chunks_exact(3) {
            let [a, b, c] = [0, 1, 2].map(|at| mesh.vertices[corners[at] as usize]);
            if area(a.pos, b.pos, c.pos) > 0.0 {
                self.triangle([a, b, c], texture, clip);
            } else {
                self.triangle([a, c, b], texture, clip);
            }
        }
    }

    fn triangle(&mut self, corners: [Vertex; 3], texture: &Texture, clip: [usize; 4]) {
        let [a, b, c] = corners;
        let whole = area(a.pos, b.pos, c.pos);
        if whole <= 0.0 {
            return;
        }
        let [left, right, top, bottom] = clip;
        let bounds = Rect::from_points(&[a.pos, b.pos, c.pos]);
        let from = |edge: f32, least: usize| (edge.floor().max(0.0) as usize).max(least);
        let upto = |edge: f32, most: usize| (edge.ceil().max(0.0) as usize).min(most);
        let edges = [(b.pos, c.pos), (c.pos, a.pos), (a.pos, b.pos)];
        let owned = edges.map(|(p, q)| owns(p, q));
        let inside = |x: usize, y: usize| {
            let at = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
            (0..3).all(|edge| {
                let part = area(edges[edge].0, edges[edge].1, at);
                part > 0.0 || (part == 0.0 && owned[edge])
            })
        };
        let alike = a.uv == b.uv && b.uv == c.uv && a.color == b.color && b.color == c.color;
        let everywhere = alike.then(|| source(corners, [1.0, 0.0, 0.0], texture));
        for y in from(bounds.top(), top)..upto(bounds.bottom(), bottom) {
            // A triangle has no gaps: between the first and the last pixel of a line all are its.
            let (mut first, mut last) = (from(bounds.left(), left), upto(bounds.right(), right));
            let middle = y as f32 + 0.5;
            for (p, q) in edges {
                let rise = q.y - p.y;
                if rise == 0.0 {
                    continue;
                }
                let crossing = p.x + (q.x - p.x) * (middle - p.y) / rise;
                if rise < 0.0 {
                    first = first.max(from(crossing - 2.0, left));
                } else {
                    last = last.min(upto(crossing + 2.0, right));
                }
            }
            while first < last && !inside(first, y) {
                first += 1;
            }
            while first < last && !inside(last - 1, y) {
                last -= 1;
            }
            for x in first..last {
                let color = everywhere.unwrap_or_else(|| {
                    let at = Pos2::new(x as f32 + 0.5, middle);
                    let shares = edges.map(|(p, q)| area(p, q, at) / whole);
                    source(corners, shares, texture)
                });
                let left_over = 1.0 - color[3];
                let pixel = &mut self.pixels[y * self.width + x];
                pixel[0] = pixel[0] * left_over + color[0];
                pixel[1] = pixel[1] * left_over + color[1];
                pixel[2] = pixel[2] * left_over + color[2];
            }
        }
    }
}

/// The colour of a place in a triangle, given the shares of its corners there.
fn source(corners: [Vertex; 3], shares: [f32; 3], texture: &Texture) -> [f32; 4] {
    let mut uv = egui::Vec2::ZERO;
    let mut color = [0.0; 4];
    for (corner, share) in corners.iter().zip(shares) {
        uv += corner.uv.to_vec2() * share;
        for (sum, value) in color.iter_mut().zip(corner.color.to_array()) {
            *sum += f32::from(value) / 255.0 * share;
        }
    }
    let texel = texture.at(uv.to_pos2());
    for (value, texel) in color.iter_mut().zip(texel) {
        *value *= texel;
    }
    color
}
