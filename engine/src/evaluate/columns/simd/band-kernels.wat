;; The loop of score-kernels.ts that two rows at a time run faster in. "npm run generate" puts them into band-kernels.ts.
(module
  (import "arena" "memory" (memory 1))

  ;; score[i] += worth[states[i]] + the sum of steps[b] over the bounds that x[i] reaches, b from 0 to 3.
  ;; Addresses in bytes: x and score hold n doubles, states n bytes, bounds and steps 4 doubles, worth 256 doubles.
  ;; Rows go by pairs: of an odd n, one row more is written.
  (func (export "addBandPoints")
    (param $x i32) (param $states i32) (param $bounds i32) (param $steps i32) (param $worth i32) (param $score i32)
    (param $n i32)
    (local $end i32) (local $value v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (local.set $b0 (v128.load64_splat (local.get $bounds)))
    (local.set $b1 (v128.load64_splat offset=8 (local.get $bounds)))
    (local.set $b2 (v128.load64_splat offset=16 (local.get $bounds)))
    (local.set $b3 (v128.load64_splat offset=24 (local.get $bounds)))
    (local.set $s0 (v128.load64_splat (local.get $steps)))
    (local.set $s1 (v128.load64_splat offset=8 (local.get $steps)))
    (local.set $s2 (v128.load64_splat offset=16 (local.get $steps)))
    (local.set $s3 (v128.load64_splat offset=24 (local.get $steps)))
    (local.set $end (i32.add (local.get $score) (i32.shl (local.get $n) (i32.const 3))))
    (loop $pairs
      (local.set $value (v128.load (local.get $x)))
      (v128.store
        (local.get $score)
        (f64x2.add
          (f64x2.add
            (f64x2.add
              (v128.load (local.get $score))
              (v128.load64_lane 1
                (i32.add (local.get $worth) (i32.shl (i32.load8_u offset=1 (local.get $states)) (i32.const 3)))
                (v128.load64_zero
                  (i32.add (local.get $worth) (i32.shl (i32.load8_u (local.get $states)) (i32.const 3))))))
            (f64x2.add
              (v128.and (f64x2.ge (local.get $value) (local.get $b0)) (local.get $s0))
              (v128.and (f64x2.ge (local.get $value) (local.get $b1)) (local.get $s1))))
          (f64x2.add
            (v128.and (f64x2.ge (local.get $value) (local.get $b2)) (local.get $s2))
            (v128.and (f64x2.ge (local.get $value) (local.get $b3)) (local.get $s3)))))
      (local.set $x (i32.add (local.get $x) (i32.const 16)))
      (local.set $states (i32.add (local.get $states) (i32.const 2)))
      (local.set $score (i32.add (local.get $score) (i32.const 16)))
      (br_if $pairs (i32.lt_u (local.get $score) (local.get $end))))))
